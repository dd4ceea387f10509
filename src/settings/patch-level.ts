import type { PatchLevelSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkInstance, checkList } from '../facts/members';
import { checkKeys, KeysOf } from '../facts/unknown-keys';
import { WindowsServer } from '../node';

/** Options for an update that nodes are to have. */
export interface RequiredUpdateOptions {
  /**
   * The revision that brings it, for what is part of a cumulative update: nodes from there on have it, whatever Windows lists. Without
   * it, a cumulative update that replaces this one makes it look missing.
   * @default - Windows is asked for its list of updates, which is not complete
   */
  readonly includedSince?: number;
}

/** The least patch level of one release of Windows Server. */
export class MinimumPatchLevel {
  /**
   * A release and its least revision.
   * @param revision 2700 for `20348.2700`, as Microsoft lists them and `winver.exe` shows
   * @throws for unknown releases, and for what is no revision
   * @see https://learn.microsoft.com/en-us/windows/release-health/windows-server-release-info
   */
  public static of(server: WindowsServer, revision: number): MinimumPatchLevel {
    if (!Object.values(WindowsServer).includes(server)) {
      throw userError({ message: `patch level is about the release ${quoted(server)}`, fix: `Use one of WindowsServer: ${Object.keys(WindowsServer).join(', ')}.` });
    }
    checkInteger('revision', revision, { min: 1 });
    return new MinimumPatchLevel(Number(server.split('.').at(-1)), revision, []);
  }

  private constructor(private readonly build: number, private readonly revision: number, private readonly updates: DesiredMinimum['updates']) {}

  /**
   * The same, with a single update besides.
   * @param id KB and its number: `KB5034439`
   * @throws for what is no such id
   */
  public withUpdate(id: string, options: RequiredUpdateOptions = {}): MinimumPatchLevel {
    checkKeys('MinimumPatchLevel.withUpdate', options, { includedSince: true });
    if (typeof id !== 'string' || !/^KB\d{6,8}$/u.test(id)) {
      throw userError({ message: `update ${quoted(id)} is not the id of one`, fix: 'Use KB and its number, such as KB5034439.' });
    }
    const { includedSince } = options;
    if (includedSince !== undefined) {
      checkInteger('includedSince', includedSince, { min: 1 });
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
   * Whether a reboot that Windows waits for is reported, too.
   * @default true
   */
  readonly reportPendingReboot?: boolean;
}

const optionKeys: KeysOf<PatchLevelOptions> = { reportPendingReboot: true };

/**
 * The patch level that nodes are to have at least. It is reported and nothing is installed, whatever the mode: a node that is behind is
 * drift, and its pod is ready nevertheless. Patching is up to your node images, or to what patches your servers.
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
   * One minimum for each release that the nodes have. A node of another release is reported.
   * @throws for no release, and for one that stands twice
   */
  public static atLeast(minimums: MinimumPatchLevel[], options: PatchLevelOptions = {}): PatchLevel {
    checkKeys('PatchLevel.atLeast', options, optionKeys);
    checkList('minimums of a patch level', minimums);
    minimums.forEach((minimum) => checkInstance('minimum of a patch level', minimum, MinimumPatchLevel, 'MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700)'));
    if (minimums.length === 0) {
      throw userError({
        message: 'patch level names no release of Windows Server',
        fix: 'Give one such as MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700) for each release that the nodes have.',
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
      throw userError({ message: `patch level names the build ${twice.build} twice`, fix: 'Give one minimum for each release.' });
    }
    this.setting = {
      id: 'patchLevel/windows', kind: 'patchLevel', ensure: literalOf(Ensure.PRESENT), minimums: byBuild, reportsPendingReboot: options.reportPendingReboot ?? true,
    };
  }

  /** @throws always: a patch level changes nothing on the nodes that could be taken back */
  public override absent(): NodeSetting {
    throw userError({ message: 'a patch level changes nothing on the nodes that could be taken back', fix: 'Leave it out.' });
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
