import { FirewallRule } from '../../settings';

/** What the Windows firewall lets through to the exporter. */
export class ExporterFirewall {
  /** Leaves the firewall alone: something else opens the port, or nothing has to. */
  public static none(): ExporterFirewall {
    return new ExporterFirewall([]);
  }

  /**
   * One rule that lets these addresses in, rolled out by a `WindowsNodeSettings` of its own, whose agent runs as LocalSystem. Its pods
   * are not ready where the rule cannot be set; the exporter's pods do not depend on it.
   * @param remoteAddresses addresses and networks of Prometheus, such as `10.0.0.0/8`; `Any` alone stands for everybody
   */
  public static allowFrom(...remoteAddresses: string[]): ExporterFirewall {
    // A rule for any port, so that wrong addresses are an error here.
    FirewallRule.allowInbound('windows-exporter', { port: 1, remoteAddresses });
    return new ExporterFirewall(remoteAddresses);
  }

  private constructor(private readonly remoteAddresses: string[]) {}

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
