import { problemText } from '../facts/errors';
import { rulePage } from '../facts/project';

/** How bad a finding is. */
export enum Severity {
  /** The API server, Pod Security, kubelet or the container runtime refuses it, or what runs is not what was written. Fails the synth. */
  ERROR = 'error',
  /** It runs, but riskier or otherwise than it looks, or the target that decides is not known. Never fails the synth. */
  WARNING = 'warning',
}

/** What becomes of an object that a rule has something against. */
export enum RuleOutcome {
  /** The API server refuses the object. */
  OBJECT_REFUSED = 'object-refused',
  /** The API server takes the object, and then refuses every pod that is made from it. */
  PODS_REFUSED = 'pods-refused',
  /** Pods are made, but kubelet or the container runtime does not start them, or they cannot do their work. */
  NOT_STARTED = 'not-started',
  /** It runs, but otherwise than it was written. */
  RUNS_OTHERWISE = 'runs-otherwise',
  /** It runs as it was written, and is riskier than it has to be. */
  RISK = 'risk',
  /** Part of what was given could not be judged. */
  NOT_CHECKED = 'not-checked',
}

/** What a rule has to say about one field of one object. */
export class Finding {
  /** @internal */
  public static _of(props: Omit<Finding, 'text' | 'docs'>): Finding {
    return new Finding(props);
  }

  /** The rule's id, such as `HPC014`. */
  public readonly rule: string;
  /** How bad it is. */
  public readonly severity: Severity;
  /** What becomes of the object. */
  public readonly outcome: RuleOutcome;
  /** The object it is about: kind and name, such as `DaemonSet monitoring/exporter`. */
  public readonly subject: string;
  /** The position of the document among those that were checked, from 0. Input that is no document has -1. */
  public readonly document: number;
  /** The field it is about, as a JSON pointer into the document (RFC 6901). */
  public readonly pointer: string;
  /** What is wrong, with the value in question: lower-case start, no full stop. */
  public readonly message: string;
  /** What happens because of it: a sentence. */
  public readonly why: string;
  /** What to do instead: a sentence. */
  public readonly fix: string;
  /**
   * Why somebody accepts it: the reason of a suppression that covers it. A finding with one fails nothing.
   * @default - nobody does
   */
  public readonly suppression?: string;

  private constructor(props: Omit<Finding, 'text' | 'docs'>) {
    this.rule = props.rule;
    this.severity = props.severity;
    this.outcome = props.outcome;
    this.subject = props.subject;
    this.document = props.document;
    this.pointer = props.pointer;
    this.message = props.message;
    this.why = props.why;
    this.fix = props.fix;
    this.suppression = props.suppression;
  }

  /** The whole finding in one line, as it stands in errors: `[HPC014] container "main" has no account. Why. Fix.` */
  public get text(): string {
    return problemText({ rule: this.rule, message: this.message, fix: `${this.why} ${this.fix}` });
  }

  /** Address of the page about the rule. */
  public get docs(): string {
    return rulePage(this.rule);
  }
}
