import { ApiObjectMetadata } from 'cdk8s';
import { checkList } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import { FirewallRule } from '../../settings';

/** Options for `ExporterFirewall.allowFrom`. */
export interface ExporterFirewallOptions {
  /**
   * Metadata of the DaemonSet that sets the rule.
   * @default - the namespace of the exporter's DaemonSet, and its name with `-firewall` appended
   */
  readonly metadata?: ApiObjectMetadata;
}

const keys: KeysOf<ExporterFirewallOptions> = { metadata: true };

/** The addresses that the Windows firewall allows to connect to the exporter. */
export class ExporterFirewall {
  /** Leaves the firewall unchanged, for nodes where the port is open already or stays closed. */
  public static none(): ExporterFirewall {
    return new ExporterFirewall([]);
  }

  /**
   * Sets one rule that allows these addresses. A separate `WindowsNodeSettings` rolls out the rule.
   * Its agent runs as LocalSystem, and its pods are not ready on nodes where the rule cannot be
   * set. The exporter's pods do not depend on it.
   * @param remoteAddresses addresses and networks of Prometheus, such as `10.0.0.0/8`. `Any` must
   * be the only item, and means every address
   */
  public static allowFrom(remoteAddresses: string[], options: ExporterFirewallOptions = {}): ExporterFirewall {
    checkList('ExporterFirewall.allowFrom: remoteAddresses', remoteAddresses);
    checkKeys('ExporterFirewall.allowFrom', options, keys);
    // This rule only checks the addresses, so that a wrong address is an error here.
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
