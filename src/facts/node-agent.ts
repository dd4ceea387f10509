/** The agent's folder on the node: SYSTEM writes there, and nobody else. */
export const STATE_ROOT = 'C:\\ProgramData\\cdk8s-hostprocess';

/** Where the agent leaves metrics for the textfile collector of windows_exporter. */
export const TEXTFILE_DIRECTORY = `${STATE_ROOT}\\textfile`;

/** The file that says what a node is to look like, and the version of its schema. */
export const DESIRED_FILE = 'desired.json';
export const SCHEMA_VERSION = 1;

/** What the agent checks its scripts and data against, and what its readiness marker holds. */
export const REVISION_VARIABLE = 'HOSTPROCESS_AGENT_SHA256';

/** Seconds between two passes; missing where the agent makes one pass and ends. */
export const EVERY_VARIABLE = 'HOSTPROCESS_AGENT_EVERY_SECONDS';

/** The node's name, for the log. */
export const NODE_NAME_VARIABLE = 'HOSTPROCESS_NODE_NAME';

/** What the settings hold that something on the node undoes from time to time. The agent passes over it; rules read it. */
export const UNDONE_VARIABLE = 'HOSTPROCESS_AGENT_UNDONE_BY_NODE';
export const POD_LOGS_UNDONE = 'podLogs';
