import { ApiObjectMetadata } from 'cdk8s';
import { checkList } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import { FirewallRule } from '../../settings';

/** Options for opening the firewall. */
export interface ExporterFirewallOptions {
  /**
   * Metadata of the DaemonSet that sets the rule.
   * @default - the name of the exporter's DaemonSet with `-firewall` behind it, and its namespace
   */
  readonly metadata?: ApiObjectMetadata;
}

const keys: KeysOf<ExporterFirewallOptions> = { metadata: true };

/** What the Windows firewall lets through to the exporter. */
export class ExporterFirewall {
  /** Leaves the firewall alone: something else opens the port, or nothing has to. */
  public static none(): ExporterFirewall {
    return new ExporterFirewall([]);
  }

  /**
   * One rule that lets these addresses in. A `WindowsNodeSettings` of its own rolls it out, and its agent runs as LocalSystem. Its pods
   * are not ready where the rule cannot be set. The exporter's pods do not depend on it.
   * @param remoteAddresses addresses and networks of Prometheus, such as `10.0.0.0/8`. `Any` alone means every address
   */
  public static allowFrom(remoteAddresses: string[], options: ExporterFirewallOptions = {}): ExporterFirewall {
    checkList('remote addresses of ExporterFirewall.allowFrom', remoteAddresses);
    checkKeys('ExporterFirewall.allowFrom', options, keys);
    // A rule for any port, so that wrong addresses are an error here.
    FirewallRule.allowInbound('windows-exporter', { port: 1, remoteAddresses });
    return new ExporterFirewall([...remoteAddresses], options.metadata);
  }

  private constructor(
    private readonly remoteAddresses: string[],
    /** @internal */
    public readonly _metadata?: ApiObjectMetadata,
  ) {}

  /** @internal */
  public _rule(port: number): FirewallRule | undefined {
    return this.remoteAddresses.length === 0 ? undefined : FirewallRule.allowInbound(`windows-exporter-${port}`, {
      port,
      remoteAddresses: this.remoteAddresses,
      displayName: `windows_exporter (TCP ${port})`,
      description: 'Lets Prometheus in. Made by cdk8s-hostprocess.',
    });
  }
}
