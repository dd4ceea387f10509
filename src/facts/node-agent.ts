/**
 * The agent's folder on the node. Only SYSTEM writes there. The folder around it is one in which
 * users cannot create anything, so no user can create the folder before the agent does.
 */
export const STATE_ROOT = 'C:\\Program Files\\cdk8s-hostprocess-agent';

/** The folder in which the agent puts metrics for the textfile collector of windows_exporter. */
export const TEXTFILE_DIRECTORY = `${STATE_ROOT}\\textfile`;

/** The file that describes the desired state of a node, and the version of its schema. */
export const DESIRED_FILE = 'desired.json';
export const SCHEMA_VERSION = 1;

/**
 * The checksums of the agent's scripts, in the format of sha256sum. The agent runs no other script.
 */
export const CHECKSUMS_FILE = 'SHA256SUMS';

/**
 * The hash with which the agent compares its scripts and data. Its readiness marker contains the
 * same hash.
 */
export const REVISION_VARIABLE = 'HOSTPROCESS_AGENT_SHA256';

/**
 * The container that keeps the agent's own pod running if the agent runs in an init container.
 */
export const IDLE_CONTAINER = 'idle';

/** The number of seconds between two passes. Missing if the agent runs one pass and ends. */
export const EVERY_VARIABLE = 'HOSTPROCESS_AGENT_EVERY_SECONDS';

/** The name of the node, for the log. */
export const NODE_NAME_VARIABLE = 'HOSTPROCESS_NODE_NAME';

/**
 * The settings of a kind that something on the node undoes from time to time. The agent ignores the
 * variable. Rules read it.
 */
export const UNDONE_VARIABLE = 'HOSTPROCESS_AGENT_UNDONE_BY_NODE';
export const POD_LOGS_UNDONE = 'podLogs';
