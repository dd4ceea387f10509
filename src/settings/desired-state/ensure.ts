/** Whether something is to be on the node, as `desired.json` says it. */
export enum Ensure {
  /** It is made, and healed where it differs. */
  PRESENT = 'present',
  /** It is removed, if this library's agent made it. */
  ABSENT = 'absent',
}
