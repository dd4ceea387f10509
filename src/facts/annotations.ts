/**
 * Why a pod runs as LocalSystem or as an administrative group. Constructs write the annotation.
 * Rules and reviewers read it.
 */
export const ACCOUNT_REASON = 'cdk8s-hostprocess/account-reason';

/**
 * The same for a container with a separate account. The name of the container follows the prefix.
 */
export const CONTAINER_ACCOUNT_REASON_PREFIX = 'account-reason.cdk8s-hostprocess/';

/**
 * Makes the container runtime ignore `runAsUserName` and use its own account, if the node passes
 * the annotation on.
 * @see https://github.com/microsoft/hcsshim/blob/main/pkg/annotations/annotations.go
 */
export const INHERIT_USER = 'microsoft.com/hostprocess-inherit-user';

/**
 * Moves the files of the image to another folder of the host, if the node passes the annotation on.
 */
export const ROOTFS_LOCATION = 'microsoft.com/hostprocess-rootfs-location';

/** Why a finding is accepted. The id of the rule follows the prefix. */
export const IGNORE_PREFIX = 'ignore.cdk8s-hostprocess/';
