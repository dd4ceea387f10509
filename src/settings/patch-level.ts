import type { PatchLevelSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkInstance, checkList } from '../facts/members';
import { checkKeys, KeysOf } from '../facts/unknown-keys';
import { WindowsServer } from '../node';

/** Options for an update that nodes must have. */
export interface RequiredUpdateOptions {
  /**
   * The revision that contains the update, if it is part of a cumulative update. Nodes with this
   * revision or a later one have the update, whether or not Windows lists it. Without this option,
   * an update looks missing once a cumulative update has replaced it.
   * @default - the agent reads the list of updates from Windows, which is not complete
   */
  readonly includedSince?: number;
}

/** The minimum patch level of one release of Windows Server. */
export class MinimumPatchLevel {
  /**
   * A release and its minimum revision.
   * @param revision 2700 for `20348.2700`: see the list of Microsoft, or run `winver.exe`
   * @throws if the release is unknown, or if the revision is not a whole number of at least 1
   * @see https://learn.microsoft.com/en-us/windows/release-health/windows-server-release-info
   */
  public static of(server: WindowsServer, revision: number): MinimumPatchLevel {
    if (!Object.values(WindowsServer).includes(server)) {
      throw userError({ message: `MinimumPatchLevel: server is ${quoted(server)}`, fix: `Use one of WindowsServer: ${Object.keys(WindowsServer).join(', ')}.` });
    }
    checkInteger(`MinimumPatchLevel ${quoted(server)}: revision`, revision, { min: 1 });
    return new MinimumPatchLevel(Number(server.split('.').at(-1)), revision, []);
  }

  private constructor(private readonly build: number, private readonly revision: number, private readonly updates: DesiredMinimum['updates']) {}

  /**
   * The same minimum, with one more required update.
   * @param id KB and the number, such as `KB5034439`
   * @throws if the id is not valid
   */
  public withUpdate(id: string, options: RequiredUpdateOptions = {}): MinimumPatchLevel {
    checkKeys('MinimumPatchLevel.withUpdate', options, { includedSince: true });
    if (typeof id !== 'string' || !/^KB\d{6,8}$/u.test(id)) {
      throw userError({ message: `MinimumPatchLevel: ${quoted(id)} is not the id of an update`, fix: 'Use KB and the number, such as KB5034439.' });
    }
    const { includedSince } = options;
    if (includedSince !== undefined) {
      checkInteger(`MinimumPatchLevel: includedSince of update ${quoted(id)}`, includedSince, { min: 1 });
    }
    return new MinimumPatchLevel(this.build, this.revision, [...this.updates, { id, includedSince }]);
  }

  /** @internal */
  public _desired(): DesiredMinimum {
    return { build: this.build, revision: this.revision, updates: this.updates };
  }
}

type DesiredMinimum = PatchLevelSetting['minimums'][number];

/** Options for a patch level. */
export interface PatchLevelOptions {
  /**
   * Whether to also report a reboot that Windows waits for.
   * @default true
   */
  readonly reportPendingReboot?: boolean;
}

const optionKeys: KeysOf<PatchLevelOptions> = { reportPendingReboot: true };

/**
 * The minimum patch level of the nodes. In either mode, the agent only reports, and installs
 * nothing. A node that is behind counts as drift, and its pod is ready regardless. To patch nodes,
 * use new node images or the tool that patches your servers.
 *
 * @example
 * new WindowsNodeSettings(chart, 'patch-level', {
 *   settings: [
 *     PatchLevel.atLeast([
 *       MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700),
 *       MinimumPatchLevel.of(WindowsServer.LTSC2019, 6414),
 *     ]),
 *   ],
 * });
 */
export class PatchLevel extends NodeSetting {
  /**
   * One minimum for each release that the nodes run. The agent reports nodes that run another
   * release.
   * @throws if there is no release, or if a release is listed twice
   */
  public static atLeast(minimums: MinimumPatchLevel[], options: PatchLevelOptions = {}): PatchLevel {
    checkKeys('PatchLevel.atLeast', options, optionKeys);
    checkList('PatchLevel: minimums', minimums);
    minimums.forEach((minimum) => checkInstance('PatchLevel: minimum', minimum, MinimumPatchLevel, 'MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700)'));
    if (minimums.length === 0) {
      throw userError({
        message: 'PatchLevel: minimums must contain at least one release of Windows Server, got []',
        fix: 'Add a minimum such as MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700) for each release that the nodes run.',
      });
    }
    return new PatchLevel(minimums, options);
  }

  private readonly setting: PatchLevelSetting;

  private constructor(minimums: MinimumPatchLevel[], options: PatchLevelOptions) {
    super();
    const byBuild = minimums.map((minimum) => minimum._desired()).sort((one, other) => one.build - other.build);
    const twice = byBuild.find(({ build }, index) => byBuild[index - 1]?.build === build);
    if (twice !== undefined) {
      throw userError({ message: `PatchLevel: build ${twice.build} is listed twice`, fix: 'Use one minimum for each release.' });
    }
    this.setting = {
      id: 'patchLevel/windows', kind: 'patchLevel', ensure: literalOf(Ensure.PRESENT), minimums: byBuild, reportsPendingReboot: options.reportPendingReboot ?? true,
    };
  }

  /** @throws always, because a patch level changes nothing on the nodes that can be undone */
  public override absent(): NodeSetting {
    throw userError({ message: 'PatchLevel cannot be absent, because it changes nothing on the nodes', fix: 'Leave it out.' });
  }

  /** @internal */
  public override get _isReportedOnly(): boolean {
    return true;
  }

  /** @internal */
  public _parts(): SettingPart<PatchLevelSetting>[] {
    return [{ desired: this.setting, claims: [], needs: [] }];
  }
}
