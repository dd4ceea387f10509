/** Why a pod runs as LocalSystem or as an administrative group: written by constructs, read by rules and by people. */
export const ACCOUNT_REASON = 'cdk8s-hostprocess/account-reason';

/** The same for a container that has an account of its own: the name behind the slash is the container's. */
export const CONTAINER_ACCOUNT_REASON_PREFIX = 'account-reason.cdk8s-hostprocess/';

/**
 * Makes the container runtime ignore `runAsUserName` and use its own account, where the node passes it on.
 * @see https://github.com/microsoft/hcsshim/blob/main/pkg/annotations/annotations.go
 */
export const INHERIT_USER = 'microsoft.com/hostprocess-inherit-user';

/** Moves the files of the image to another folder of the host, where the node passes it on. */
export const ROOTFS_LOCATION = 'microsoft.com/hostprocess-rootfs-location';

/** Why a finding is accepted: the name behind the slash is the rule's id. */
export const IGNORE_PREFIX = 'ignore.cdk8s-hostprocess/';
