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
 * Names that nodes find an address for in their hosts file, before they ask DNS: kubelet, containerd, and HostProcess containers, not
 * other containers.
 *
 * Each name stands on a line of its own, which says that this library made it; all other lines stay byte for byte. Where a line of
 * others gives a name another address, the setting fails and says so.
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
   * Names of one address. For a name with an IPv4 and an IPv6 address write two entries.
   * @param address IPv4 or IPv6
   * @param names at least one, such as `registry.corp.example`
   * @throws for what is no address or no name, for localhost, and on the node for its own name
   */
  public static of(address: string, names: string[]): HostsEntry {
    return new HostsEntry(address, names);
  }

  private readonly parts: readonly SettingPart<HostsEntrySetting>[];

  private constructor(address: string, names: readonly string[]) {
    super();
    const version = typeof address === 'string' && !address.includes('%') ? isIP(address) : 0;
    if (version === 0) {
      throw userError({ message: `hosts entry has the address ${quoted(address)}, which is no IP address`, fix: 'Give one such as 10.0.0.5 or fd00::5.' });
    }
    checkList(`names of hosts entry ${quoted(address)}`, names);
    if (names.length === 0) {
      throw userError({ message: `hosts entry for ${quoted(address)} has no names`, fix: 'Give at least one.' });
    }
    const checked = names.map(checkedName);
    const twice = checked.find((name, index) => checked.indexOf(name) !== index);
    if (twice !== undefined) {
      throw userError({ message: `hosts entry for ${quoted(address)} has the name ${quoted(twice)} twice`, fix: 'Leave one out.' });
    }
    // By name: two entries that give one name different addresses claim the same.
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

function checkedName(given: string): string {
  const name = typeof given === 'string' ? given.toLowerCase() : '';
  const template = unreplacedTemplateProblem('name of a hosts entry', name);
  if (template !== undefined) {
    throw userError(template);
  }
  if (name.length > 253 || !hostName.test(name) || /(?:^|\.)\d+$/u.test(name)) {
    throw userError({
      message: `hosts entry has the name ${quoted(given)}, which is no host name`,
      fix: 'Use letters, digits, dashes and dots, up to 63 characters between two dots, and no dot at the end; a hosts file knows no wildcards.',
    });
  }
  if (/(?:^|\.)localhost$/u.test(name)) {
    throw userError({ message: `hosts entry has the name ${quoted(given)}, which is the node itself, whatever a hosts file says`, fix: 'Choose another name.' });
  }
  return name;
}
