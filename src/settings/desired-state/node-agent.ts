import { createHash } from 'node:crypto';
import { Duration, Size } from 'cdk8s';
import { ContainerResources, Cpu } from 'cdk8s-plus-28';
import { AGENT_ENTRY, agentScripts } from './agent-scripts';
import type { DesiredDocument } from './desired-setting';
import { literalOf } from './literal-of';
import { NodeSetting } from './node-setting';
import { conflictProblem, settingConflicts } from './setting-conflict';
import { settingFiles } from './setting-files';
import { orderProblem } from './setting-order';
import type { SettingPart } from './setting-part';
import { SettingsMode } from './settings-mode';
import { WindowsAccount } from '../../account';
import { EnvironmentVariable, HostProcessContainer, HostProcessProbe, NodeScript, NodeScriptData, PodField, ProbeOptions, ScriptRun } from '../../container';
import { RUNNER_FILE, SCRIPT_FILE } from '../../container/node-script';
import { checkInteger, quoted, throwProblem, userError } from '../../facts/errors';
import { checkDnsLabel, checkDnsSubdomain } from '../../facts/kubernetes-names';
import { checkList, checkMember, wholeSeconds } from '../../facts/members';
import {
  CHECKSUMS_FILE, DESIRED_FILE, EVERY_VARIABLE, IDLE_CONTAINER, NODE_NAME_VARIABLE, POD_LOGS_UNDONE, REVISION_VARIABLE, SCHEMA_VERSION,
  STATE_ROOT, UNDONE_VARIABLE,
} from '../../facts/node-agent';
import { deviceName } from '../../facts/setting-grammars';
import { LONGEST_OPENED_PATH } from '../../facts/windows-path';

/** Properties of one agent. */
export interface NodeAgentProps {
  readonly namespace: string;
  readonly name: string;
  readonly settings: readonly NodeSetting[];
  readonly mode: SettingsMode;
  readonly every?: Duration;
  readonly textfileDirectory?: string;
  readonly resources?: ContainerResources;
  readonly image?: string;
}

/**
 * The agent for one set of settings: its script, and the container that runs it.
 */
export class NodeAgent {
  private readonly script: NodeScript;
  private readonly revision: string;

  public constructor(private readonly props: NodeAgentProps) {
    checkFolderName('node settings: name', props.name, checkDnsSubdomain);
    checkFolderName('node settings: namespace', props.namespace, checkDnsLabel);
    checkPathLengths(props);
    const owner = `node settings ${quoted(props.name)}`;
    checkMember(`${owner}: mode`, props.mode, 'SettingsMode', SettingsMode);
    checkInteger(`${owner}: every in seconds`, wholeSeconds(`${owner}: every`, props.every) ?? 60, { min: 60, max: 604_800 });
    const settings = merged(props.settings).map(({ desired }) => desired);
    checkHasImage(props);
    const { namespace, name, mode, textfileDirectory } = props;
    const document: DesiredDocument = { schemaVersion: SCHEMA_VERSION, namespace, name, mode: literalOf(mode), textfileDirectory, settings };
    const data = NodeScriptData.fromJson(DESIRED_FILE, document);
    const { [AGENT_ENTRY]: entry, ...files } = agentScripts(settings.map(({ kind }) => kind));
    const { texts, binaries } = settingFiles(props.settings, data.text);
    const sums = checksums(files);
    this.script = NodeScript._ofLibrary('hostprocess-agent', entry, { ...files, [CHECKSUMS_FILE]: sums }, [data, ...texts], binaries);
    const { [RUNNER_FILE]: runner, [SCRIPT_FILE]: script } = this.script._scriptFiles();
    this.revision = sha256(checksums({ [CHECKSUMS_FILE]: sums, [DESIRED_FILE]: data.text, [RUNNER_FILE]: runner, [SCRIPT_FILE]: script }));
  }

  /**
   * What the agent enforces on the nodes. Other constructs must not enforce anything different. In
   * audit mode, the agent enforces nothing.
   */
  public get claims(): SettingPart[] {
    const { mode, settings } = this.props;
    return mode === SettingsMode.AUDIT ? [] : settings.filter((setting) => !setting._isReportedOnly).flatMap((setting) => setting._parts());
  }

  /** The container of the agent. It needs `account` if the workload does not run as LocalSystem. */
  public container(name: string, options: { readonly account?: WindowsAccount } = {}): HostProcessContainer {
    const { every, settings, image } = this.props;
    return HostProcessContainer.fromScript(this.script, {
      name,
      image,
      account: options.account,
      run: every === undefined ? ScriptRun.once() : ScriptRun.forever(),
      env: [
        EnvironmentVariable.fromPodField(NODE_NAME_VARIABLE, PodField.NODE_NAME),
        EnvironmentVariable.fromValue(REVISION_VARIABLE, this.revision),
        ...every === undefined ? [] : [EnvironmentVariable.fromValue(EVERY_VARIABLE, String(every.toSeconds()))],
        ...settings.some((setting) => setting._isUndoneByNode) ? [EnvironmentVariable.fromValue(UNDONE_VARIABLE, POD_LOGS_UNDONE)] : [],
      ],
      resources: this.props.resources ?? {
        cpu: { request: Cpu.millis(50) },
        memory: { request: Size.mebibytes(150), limit: Size.mebibytes(500) },
      },
      ...every !== undefined && { startupProbe: this.startupProbe(), readinessProbe: this.readinessProbe() },
    });
  }

  /**
   * Succeeds once the first pass has ended, whether or not a setting failed, so the agent is never
   * restarted for a failed setting. It waits longer than the time limits of a pass.
   */
  private startupProbe(): HostProcessProbe {
    return this.probe(this.revision, { period: Duration.seconds(15), failureThreshold: 320 });
  }

  /** Succeeds while the last pass of this exact revision has left all settings in place. */
  private readinessProbe(): HostProcessProbe {
    return this.probe(`ready:${this.revision}`, { period: Duration.minutes(5), failureThreshold: 1 });
  }

  /** Each probe starts a process on the node: not PowerShell, and not more often than necessary. */
  private probe(text: string, options: ProbeOptions): HostProcessProbe {
    const { namespace, name } = this.props;
    return HostProcessProbe.exec(
      ['C:\\Windows\\System32\\findstr.exe', `/c:${text}`, markerPath(namespace, name)],
      { timeout: Duration.seconds(10), ...options },
    );
  }
}

/** The file that tells the probes how the last pass ended. */
function markerPath(namespace: string, name: string): string {
  return `${STATE_ROOT}\\agents\\${namespace}\\${name}\\pass.txt`;
}

/** The name and the namespace each become a folder on the node. */
function checkFolderName(what: string, name: string, check: (what: string, name: string) => void): void {
  check(what, name);
  if (deviceName.matches(name)) {
    throw userError({ message: `${what} ${quoted(name)} is a device name, which cannot be a folder on Windows`, fix: 'Use another name.' });
  }
}

/** The agent writes each file under a temporary name, and renames the file when it is complete. */
function checkPathLengths({ namespace, name, textfileDirectory }: NodeAgentProps): void {
  const longest = [
    `${markerPath(namespace, name)}.00000000.cdk8s-new`,
    ...textfileDirectory === undefined ? [] : [`${textfileDirectory}\\${namespace}_${name}_2.prom.00000000.cdk8s-new`],
  ].find((path) => path.length > LONGEST_OPENED_PATH);
  if (longest !== undefined) {
    throw userError({
      message: `node settings ${quoted(name)}: the path ${quoted(longest)} on the node is longer than ${LONGEST_OPENED_PATH} characters, and Windows cannot open it`,
      fix: 'Use a shorter metadata.name or textfileDirectory.',
    });
  }
}

/** The base image contains no files, and the files of a default image can change at any time. */
function checkHasImage({ settings, image }: NodeAgentProps): void {
  const needy = settings.find((setting) => setting._needsImage);
  if (image === undefined && needy !== undefined) {
    throw userError({
      message: `setting ${quoted(needy._parts()[0].desired.id)} uses a file from an image, and no image is set`,
      fix: 'Set image to the name of the image that contains the file.',
    });
  }
}

/**
 * The reason that reviewers of the pod read. It is the same in every pod, so policies can match it.
 */
export function agentAccount(): WindowsAccount {
  return WindowsAccount.localSystem({ reason: 'Node settings of cdk8s-hostprocess: local groups, permissions, firewall rules need LocalSystem' });
}

/** A container that does nothing, for a pod whose init container has done all the work. */
export function idleContainer(): HostProcessContainer {
  return HostProcessContainer.fromScript(NodeScript._ofLibrary('hostprocess-idle', '# The init container has done the work of this pod.\n'), {
    name: IDLE_CONTAINER,
    run: ScriptRun.onceThenIdle(),
    resources: { cpu: { request: Cpu.millis(10) }, memory: { request: Size.mebibytes(100), limit: Size.mebibytes(200) } },
  });
}

/** All settings in order, with each id once. */
function merged(settings: readonly NodeSetting[]): SettingPart[] {
  checkList('node settings', settings);
  if (settings.length === 0) {
    throw userError({ message: 'node settings are empty', fix: 'Add at least one, such as a LocalGroup or a FirewallRule.' });
  }
  for (const setting of settings) {
    if (!(setting instanceof NodeSetting)) {
      throw userError({
        message: `node settings must be objects of NodeSetting, got ${quoted(setting)} at index ${settings.indexOf(setting)}`,
        fix: Array.isArray(setting) ? 'Spread the nested list: [...list, other].' : 'Use LocalGroup.define(...), FirewallRule.allowInbound(...), or another object of NodeSetting.',
      });
    }
  }
  const parts = settings.flatMap((setting) => setting._parts());
  const [conflict] = settingConflicts(parts);
  const distinct = [...new Map(parts.map((part) => [part.desired.id, part])).values()];
  throwProblem(conflict === undefined ? orderProblem(distinct) : conflictProblem(conflict, 'two settings'));
  return distinct;
}

/** As sha256sum prints them. */
function checksums(files: Readonly<Record<string, string>>): string {
  return Object.keys(files).sort().map((name) => `${sha256(files[name])}  ${name}\n`).join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
