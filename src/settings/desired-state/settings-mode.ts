/** What the agent does if a node differs from its settings. */
export enum SettingsMode {
  /** The agent changes the node to match the settings. */
  ENFORCE = 'enforce',
  /** The agent reports the difference and changes nothing. The pod becomes ready regardless. */
  AUDIT = 'audit',
}
