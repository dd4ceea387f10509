import { k8s } from 'cdk8s-plus-28';
import { checkInteger } from '../facts/errors';
import { checkPortName } from '../facts/kubernetes-names';
import { checkKeys } from '../facts/unknown-keys';

/** Options for a port. */
export interface HostProcessPortOptions {
  /**
   * Name for use in probes, Services and monitors: up to 15 lower-case letters, digits and dashes.
   * @default - no name
   */
  readonly name?: string;
}

/**
 * A port that a container listens on. It is a port of the node, so two pods with the same port
 * never share a node.
 */
export class HostProcessPort {
  /**
   * A TCP port.
   * @param port 1 to 65535
   */
  public static tcp(port: number, options: HostProcessPortOptions = {}): HostProcessPort {
    checkKeys('HostProcessPort.tcp', options, { name: true });
    return new HostProcessPort(port, 'TCP', options.name);
  }

  /**
   * A UDP port.
   * @param port 1 to 65535
   */
  public static udp(port: number, options: HostProcessPortOptions = {}): HostProcessPort {
    checkKeys('HostProcessPort.udp', options, { name: true });
    return new HostProcessPort(port, 'UDP', options.name);
  }

  private constructor(
    /** The port, 1 to 65535. */
    public readonly number: number,
    /** `TCP` or `UDP`. */
    public readonly protocol: string,
    /** The name, if the port has one. */
    public readonly name?: string,
  ) {
    checkInteger('HostProcessPort: port', number, { min: 1, max: 65535 });
    if (name !== undefined) {
      checkPortName(name);
    }
  }

  /** @internal */
  public _toKube(): k8s.ContainerPort {
    return { containerPort: this.number, name: this.name, protocol: this.protocol === 'TCP' ? undefined : this.protocol };
  }
}
