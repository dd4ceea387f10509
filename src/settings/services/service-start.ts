/**
 * How a service starts.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/nf-winsvc-createservicew
 */
export enum ServiceStartType {
  /** With Windows. */
  AUTOMATIC = 'automatic',
  /** With Windows, about two minutes after the services that start at once. */
  AUTOMATIC_DELAYED = 'automaticDelayed',
  /** When somebody starts it. */
  MANUAL = 'manual',
  /** Not at all. */
  DISABLED = 'disabled',
}

/** Whether a service runs. */
export enum ServiceState {
  /** It runs. */
  RUNNING = 'running',
  /** It does not run. */
  STOPPED = 'stopped',
  /** As it is: the agent neither starts nor stops it, except to change what it runs. */
  UNMANAGED = 'unmanaged',
}

/**
 * What the security identifier `NT SERVICE\<name>` is to a service.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_sid_info
 */
export enum ServiceSidType {
  /** The service does not have it. */
  NONE = 'none',
  /** The service has it: files and keys can be opened to this service alone. */
  UNRESTRICTED = 'unrestricted',
  /** The same, and the service writes only where its identifier is let in by name. */
  RESTRICTED = 'restricted',
}
