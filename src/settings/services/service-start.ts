/**
 * How a service starts.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-createservicew
 */
export enum ServiceStartType {
  /** When Windows starts. */
  AUTOMATIC = 'automatic',
  /** When Windows starts, about two minutes after the services that start immediately. */
  AUTOMATIC_DELAYED = 'automaticDelayed',
  /** When a user, a program or another service starts it. */
  MANUAL = 'manual',
  /** The service cannot start. */
  DISABLED = 'disabled',
}

/** The state of a service. */
export enum ServiceState {
  /** The service runs. */
  RUNNING = 'running',
  /** The service does not run. */
  STOPPED = 'stopped',
  /** The agent does not start or stop the service, except to change what it runs. */
  UNMANAGED = 'unmanaged',
}

/**
 * How a service uses its security identifier, `NT SERVICE\<name>`.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_sid_info
 */
export enum ServiceSidType {
  /** The service does not have the identifier. */
  NONE = 'none',
  /**
   * The service has the identifier, so you can give this service alone access to files and registry
   * keys.
   */
  UNRESTRICTED = 'unrestricted',
  /**
   * The service has the identifier, and can write only to objects that grant access to the
   * identifier.
   */
  RESTRICTED = 'restricted',
}
