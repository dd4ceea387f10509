import { problemText } from '../facts/errors';
import { rulePage } from '../facts/project';

/** The severity of a finding. */
export enum Severity {
  /**
   * The API server, Pod Security, kubelet or the container runtime refuses the object, or what runs
   * differs from the manifest. Fails the synth.
   */
  ERROR = 'error',
  /**
   * The object runs, but with more risk or differently than it appears, or the target that decides
   * is unknown. Fails the synth only if the app chooses so.
   */
  WARNING = 'warning',
}

/** What happens to an object that breaks a rule. */
export enum RuleOutcome {
  /** The API server refuses the object. */
  OBJECT_REFUSED = 'object-refused',
  /** The API server accepts the object, and then refuses every pod that is created from it. */
  PODS_REFUSED = 'pods-refused',
  /**
   * Pods are created, but kubelet or the container runtime does not start them, or they cannot do
   * their work.
   */
  NOT_STARTED = 'not-started',
  /** The object runs, but differently from what the manifest says. */
  RUNS_OTHERWISE = 'runs-otherwise',
  /** The object runs as the manifest says, with more risk than necessary. */
  RISK = 'risk',
  /** Part of the input could not be checked. */
  NOT_CHECKED = 'not-checked',
}

/** What a rule reports about one field of one object. */
export class Finding {
  /** @internal */
  public static _of(props: Omit<Finding, 'text' | 'docs'>): Finding {
    return new Finding(props);
  }

  /** The id of the rule, such as `HPC014`. */
  public readonly rule: string;
  /** The severity of the finding. */
  public readonly severity: Severity;
  /** What happens to the object. */
  public readonly outcome: RuleOutcome;
  /** The kind and name of the object, such as `DaemonSet monitoring/exporter`. */
  public readonly subject: string;
  /**
   * The position of the document among the checked documents, starting at 0. It is -1 for input
   * that is not a document.
   */
  public readonly document: number;
  /** The field, as a JSON pointer into the document (RFC 6901). */
  public readonly pointer: string;
  /** What is wrong, with the value in question. It starts in lowercase and has no full stop. */
  public readonly message: string;
  /** What happens as a result: a sentence. */
  public readonly why: string;
  /** What to do instead: a sentence. */
  public readonly fix: string;
  /**
   * The reason of the suppression that covers this finding. A suppressed finding fails nothing.
   * @default - the finding is not suppressed
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

  /**
   * The whole finding on one line, as errors show it: `[HPC014] container "main" has no account.
   * Why. Fix.`
   */
  public get text(): string {
    return problemText({ rule: this.rule, message: this.message, fix: `${this.why} ${this.fix}` });
  }

  /** The URL of the page about the rule. */
  public get docs(): string {
    return rulePage(this.rule);
  }
}
