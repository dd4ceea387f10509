import type { DesiredSetting } from './desired-setting';
import type { NodeClaim } from './node-claim';
import type { NodeNeed } from './node-need';

/** An entry of `desired.json`, and what settings of other kinds need to know about it. */
export interface SettingPart<Setting extends DesiredSetting = DesiredSetting> {
  readonly desired: Setting;
  /**
   * What the entry controls in addition to the thing that its id names. Two settings with the same
   * id are compared field by field.
   */
  readonly claims: readonly NodeClaim[];
  /** What the entry depends on but does not control. */
  readonly needs: readonly NodeNeed[];
}
