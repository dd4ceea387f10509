/**
 * When kubelet pulls an image.
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy
 */
export enum ImagePullPolicy {
  /** Each time the container starts. */
  ALWAYS = 'Always',
  /** If the node does not have the image. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never. If the node does not have the image, the container fails. */
  NEVER = 'Never',
}

/** The source of the message in the status of a failed container. */
export enum TerminationMessagePolicy {
  /** The file of the termination message, which few Windows programs write. */
  FILE = 'File',
  /** The end of the log, if that file is empty. */
  FALLBACK_TO_LOGS_ON_ERROR = 'FallbackToLogsOnError',
}
