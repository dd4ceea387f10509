import type { AuditPrincipal } from './audit-principal';

/** A use of a directory, file or registry key that Windows can write to the Security log. */
export enum AuditedAccess {
  /** Read a file, list a directory, or read the values and list the subkeys of a registry key. */
  READ = 'read',
  /** Run a program. Only for directories and files. */
  EXECUTE = 'execute',
  /**
   * Change a file or its attributes, create something in a directory, set values, or create keys.
   */
  WRITE = 'write',
  /** Delete a file, a directory with its content, or a registry key. */
  DELETE = 'delete',
  /** Change permissions. */
  CHANGE_PERMISSIONS = 'changePermissions',
  /** Take ownership. */
  TAKE_OWNERSHIP = 'takeOwnership',
}

/**
 * Options for the audit entries of an object. Name at least one access in `success` or `failure`.
 */
export interface ObjectAuditOptions {
  /**
   * The accesses of which Windows logs those that succeed.
   * @default - none
   */
  readonly success?: AuditedAccess[];

  /**
   * The accesses of which Windows logs those that it refuses.
   * @default - none
   */
  readonly failure?: AuditedAccess[];

  /**
   * Whose accesses Windows logs.
   * @default AuditPrincipal.EVERYONE
   */
  readonly principal?: AuditPrincipal;
}

/** Options for the audit entries of a directory. */
export interface DirectoryAuditOptions extends ObjectAuditOptions {
  /**
   * Whether the entries apply to the directory only, and not to everything below it.
   * @default false
   */
  readonly thisFolderOnly?: boolean;
}

/** Options for the audit entries of a registry key. */
export interface RegistryKeyAuditOptions extends ObjectAuditOptions {
  /**
   * Whether the entries apply to the key only, and not to the keys below it.
   * @default false
   */
  readonly thisKeyOnly?: boolean;
}
