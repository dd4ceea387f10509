import type { DesiredSetting } from './desired-setting';
import type { NodeClaim } from './node-claim';
import type { NodeNeed } from './node-need';

/** An entry of `desired.json`, and what settings of other kinds have to know about it. */
export interface SettingPart<Setting extends DesiredSetting = DesiredSetting> {
  readonly desired: Setting;
  /** What it decides about besides the thing that its id names: two settings of one id are compared field by field. */
  readonly claims: readonly NodeClaim[];
  /** What it does not decide about and needs. */
  readonly needs: readonly NodeNeed[];
}
