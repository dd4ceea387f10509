/** What the agent does where a node differs from its settings. */
export enum SettingsMode {
  /** It makes the node as it should be. */
  ENFORCE = 'enforce',
  /** It reports the difference and changes nothing. The pod is ready nevertheless. */
  AUDIT = 'audit',
}
