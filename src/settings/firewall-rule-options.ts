import type { FirewallProfile } from './firewall-profile';
import type { IcmpProtocol, IcmpType } from './icmp-type';

/** The protocol of a firewall rule. */
export enum FirewallProtocol {
  /** TCP */
  TCP = 'TCP',
  /** UDP */
  UDP = 'UDP',
}

/** Options that all firewall rules have. */
export interface FirewallRuleOptions {
  /**
   * The addresses and networks that can connect, such as `10.0.0.0/8` or `fd00::/8`. Set at least
   * one. For every address, use `Any` alone.
   */
  readonly remoteAddresses: string[];

  /**
   * The types of networks on which the rule applies.
   * @default - all types
   */
  readonly profiles?: FirewallProfile[];

  /**
   * The name that Windows shows: one line of up to 256 characters.
   * @default - the name of the rule
   */
  readonly displayName?: string;

  /**
   * The purpose of the rule: one line of up to 1024 characters.
   * @default - a description that names this library
   */
  readonly description?: string;
}

/**
 * Options for a rule that allows inbound connections. Set `port`, `program` or `service`. If you
 * set several, the rule allows only connections that match all of them.
 */
export interface InboundRuleOptions extends FirewallRuleOptions {
  /**
   * The port on the node, from 1 to 65535.
   * @default - all ports, if you set `program` or `service`
   */
  readonly port?: number;

  /**
   * The last port of a range. The rule then applies to all ports from `port` to this one.
   * @default - only `port`
   */
  readonly endPort?: number;

  /**
   * The protocol.
   * @default FirewallProtocol.TCP
   */
  readonly protocol?: FirewallProtocol;

  /**
   * The program that can accept the connections: the absolute path of an `.exe` file on the node,
   * of up to 240 characters and without environment variables. The file does not have to exist yet.
   * Windows compares only the path, so anyone who can replace the file can accept the connections.
   * @default - all programs
   */
  readonly program?: string;

  /**
   * The Windows service that can accept the connections: its service name, not its display name.
   * The service must have a security identifier (SID). Services that this library defines have one
   * by default.
   * @default - all services and other programs
   * @see https://learn.microsoft.com/en-us/windows/security/operating-system-security/network-security/windows-firewall/configure
   */
  readonly service?: string;
}

/** Options for a rule that allows inbound ICMP messages. */
export interface InboundIcmpOptions extends FirewallRuleOptions {
  /**
   * The protocol. All `remoteAddresses` must have its IP version.
   * @default IcmpProtocol.ICMPV4
   */
  readonly protocol?: IcmpProtocol;

  /**
   * The types of the messages.
   * @default - only `IcmpType.ECHO_REQUEST`, so that the node answers `ping`
   */
  readonly types?: IcmpType[];
}
