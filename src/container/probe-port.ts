import { k8s } from 'cdk8s-plus-28';
import { intOrString } from './api-values';
import { checkInteger } from '../facts/errors';
import { checkPortName } from '../facts/kubernetes-names';

/** The port that a probe or hook calls, by its number or by the name of a port of the container. */
export class ProbePort {
  /**
   * A port by its number.
   * @param port 1 to 65535
   */
  public static fromNumber(port: number): ProbePort {
    checkInteger('ProbePort: port', port, { min: 1, max: 65535 });
    return new ProbePort(intOrString(port));
  }

  /**
   * A port that the container declares.
   * @param name the name of the port
   */
  public static fromName(name: string): ProbePort {
    checkPortName(name);
    return new ProbePort(intOrString(name), name);
  }

  private constructor(
    private readonly spec: k8s.IntOrString,
    /** The name of the port. Undefined if the port is specified by its number. */
    public readonly name?: string,
  ) {}

  /** @internal */
  public _toKube(): k8s.IntOrString {
    return this.spec;
  }
}
