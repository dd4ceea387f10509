/** Whether something must exist on the node, as `desired.json` states it. */
export enum Ensure {
  /** The agent creates it, and repairs it if it differs. */
  PRESENT = 'present',
  /** The agent removes it, if the agent created it. */
  ABSENT = 'absent',
}
