import { checkInteger } from '../facts/errors';
import { echoRequests, LARGEST_ICMP_TYPE } from '../facts/firewall';

/** The ICMP protocol of a firewall rule. */
export enum IcmpProtocol {
  /** ICMP of IPv4. */
  ICMPV4 = 'ICMPv4',
  /** ICMP of IPv6. */
  ICMPV6 = 'ICMPv6',
}

/** The type of an ICMP message, with all its codes. */
export class IcmpType {
  /**
   * Echo requests, which `ping` sends. A node that receives them answers: type 8 of ICMPv4, or type
   * 128 of ICMPv6.
   */
  public static readonly ECHO_REQUEST = new IcmpType();

  /** Every type. Use it alone. */
  public static readonly ANY = new IcmpType('Any');

  /**
   * A type by its number, with the same meaning as in the lists of IANA.
   * @param number from 0 to 255
   * @throws if the number is not in this range
   * @see https://www.iana.org/assignments/icmp-parameters/icmp-parameters.xhtml
   * @see https://www.iana.org/assignments/icmpv6-parameters/icmpv6-parameters.xhtml
   */
  public static of(number: number): IcmpType {
    checkInteger('IcmpType.of: number', number, { min: 0, max: LARGEST_ICMP_TYPE });
    return new IcmpType(String(number));
  }

  private constructor(private readonly text?: string) {}

  /**
   * The type as the agent reads it.
   * @internal
   */
  public _in(protocol: IcmpProtocol): string {
    return this.text ?? String(echoRequests[protocol]);
  }
}
