import { k8s } from 'cdk8s-plus-28';
import { intOrString } from '../container/api-values';
import { checkInteger } from '../facts/errors';

/** A number of pods, or a percentage of all pods. */
export class PodCount {
  /**
   * A number of pods.
   * @param count a whole number, 0 or more
   */
  public static pods(count: number): PodCount {
    checkInteger('PodCount: number of pods', count, { min: 0 });
    return new PodCount(intOrString(count), count === 0);
  }

  /**
   * A percentage of all pods.
   * @param percent a whole number from 0 to 100
   */
  public static percent(percent: number): PodCount {
    checkInteger('PodCount: percentage of pods', percent, { min: 0, max: 100 });
    return new PodCount(intOrString(`${percent}%`), percent === 0);
  }

  private constructor(
    private readonly spec: k8s.IntOrString,
    /** Whether the number or the percentage is 0. */
    public readonly isZero: boolean,
  ) {}

  /** @internal */
  public _toKube(): k8s.IntOrString {
    return this.spec;
  }
}
