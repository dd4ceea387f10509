/** When kubelet pulls an image. @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy */
export enum ImagePullPolicy {
  /** At each start of the container. */
  ALWAYS = 'Always',
  /** Where the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Not at all: the node has it, or the container fails. */
  NEVER = 'Never',
}

/** Where the message of a failed container comes from. */
export enum TerminationMessagePolicy {
  /** From the file of the termination message, which few Windows programs write. */
  FILE = 'File',
  /** From the end of the log, where that file is empty. */
  FALLBACK_TO_LOGS_ON_ERROR = 'FallbackToLogsOnError',
}
