import { isIP } from 'node:net';
import type { HostsEntrySetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { quoted, userError } from '../facts/errors';
import { checkList } from '../facts/members';
import { unreplacedTemplateProblem } from '../facts/unreplaced-template';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostName = new RegExp(`^${label}(?:\\.${label})*$`, 'u');

/**
 * Names in the hosts file of the nodes, which Windows reads before it asks DNS. Kubelet, containerd
 * and HostProcess containers resolve these names. Other containers do not.
 *
 * The agent adds one line for each name, with a comment that names this library. All other lines
 * stay the same, byte for byte. If an existing line maps a name to another address, the setting
 * fails and names the line.
 *
 * @example
 * new WindowsNodeSettings(chart, 'hosts', {
 *   settings: [
 *     HostsEntry.of('10.0.0.5', ['registry.corp.example', 'mirror.corp.example']),
 *   ],
 * });
 */
export class HostsEntry extends NodeSetting {
  /**
   * Maps names to one address. For a name with an IPv4 and an IPv6 address, create two entries.
   * @param address an IPv4 or IPv6 address
   * @param names at least one host name, such as `registry.corp.example`
   * @throws if the address or a name is not valid, or a name is `localhost`. The agent also refuses
   * the name of the node itself.
   */
  public static of(address: string, names: string[]): HostsEntry {
    return new HostsEntry(address, names);
  }

  private readonly parts: readonly SettingPart<HostsEntrySetting>[];

  private constructor(address: string, names: readonly string[]) {
    super();
    const version = typeof address === 'string' && !address.includes('%') ? isIP(address) : 0;
    if (version === 0) {
      throw userError({ message: `HostsEntry: address ${quoted(address)} is not an IP address`, fix: 'Use an address such as 10.0.0.5 or fd00::5.' });
    }
    const owner = `HostsEntry ${quoted(address)}`;
    checkList(`${owner}: names`, names);
    if (names.length === 0) {
      throw userError({ message: `${owner} has no names`, fix: 'Add at least one.' });
    }
    const checked = names.map((name) => checkedName(owner, name));
    const twice = checked.find((name, index) => checked.indexOf(name) !== index);
    if (twice !== undefined) {
      throw userError({ message: `${owner}: name ${quoted(twice)} is listed twice`, fix: 'Leave one out.' });
    }
    // The id contains the name, so two entries that map one name to different addresses conflict.
    this.parts = checked.map((name) => ({
      desired: { id: `hostsEntry/ipv${version}/${name}`, kind: 'hostsEntry', ensure: literalOf(Ensure.PRESENT), address: address.toLowerCase(), name },
      claims: [],
      needs: [],
    }));
  }

  /** @internal */
  public _parts(): SettingPart<HostsEntrySetting>[] {
    return [...this.parts];
  }
}

function checkedName(owner: string, given: string): string {
  const name = typeof given === 'string' ? given.toLowerCase() : '';
  const template = unreplacedTemplateProblem(`${owner}: name`, name);
  if (template !== undefined) {
    throw userError(template);
  }
  if (name.length > 253 || !hostName.test(name) || /(?:^|\.)\d+$/u.test(name)) {
    throw userError({
      message: `${owner}: name ${quoted(given)} is not a host name`,
      fix: 'Use letters, digits, dashes and dots, with up to 63 characters between two dots and no dot at the end. Wildcards are not supported.',
    });
  }
  if (/(?:^|\.)localhost$/u.test(name)) {
    throw userError({ message: `${owner}: name ${quoted(given)} always means the node itself, regardless of the hosts file`, fix: 'Use another name.' });
  }
  return name;
}
