import { problemText } from '../facts/errors';

/** How bad a finding is. */
export enum Severity {
  /** The API server, Pod Security, kubelet or the container runtime refuses it, or what runs is not what was written. Fails the synth. */
  ERROR = 'error',
  /** It runs, but riskier or otherwise than it looks. Never fails the synth. */
  WARNING = 'warning',
}

/** What a rule has to say about one field of one object. */
export class Finding {
  /** @internal */
  public static _of(props: Omit<Finding, 'text'>): Finding {
    return new Finding(props);
  }

  /** The rule's id, such as `HPC014`. */
  public readonly rule: string;
  /** How bad it is. */
  public readonly severity: Severity;
  /** The object it is about: kind and name, such as `DaemonSet monitoring/exporter`. */
  public readonly subject: string;
  /** The position of the object among the documents that were checked, from 0. */
  public readonly document: number;
  /** The field it is about, as a JSON pointer into the object (RFC 6901). */
  public readonly pointer: string;
  /** What is wrong, with the value in question: lower-case start, no full stop. */
  public readonly message: string;
  /** What happens because of it: a sentence. */
  public readonly why: string;
  /** What to do instead: a sentence. */
  public readonly fix: string;

  private constructor(props: Omit<Finding, 'text'>) {
    this.rule = props.rule;
    this.severity = props.severity;
    this.subject = props.subject;
    this.document = props.document;
    this.pointer = props.pointer;
    this.message = props.message;
    this.why = props.why;
    this.fix = props.fix;
  }

  /** The whole finding in one line, as it stands in errors: `[HPC014] container "main" has no account. Why. Fix.` */
  public get text(): string {
    return problemText({ rule: this.rule, message: this.message, fix: `${this.why} ${this.fix}` });
  }
}
