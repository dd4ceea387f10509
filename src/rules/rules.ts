import { catalogue } from './catalogue';
import { Finding, RuleOutcome, Severity } from './finding';
import { ManifestObject, manifestObjects, subjectOf } from './manifest-object';
import { fieldsOf } from './reading/fields';
import { existingPointer, pointerTo } from './reading/json';
import type { PodTemplate } from './reading/pod-template';
import { remembered } from '../facts/remembered';
import { concernsWindows } from './reading/windows-pods';
import { Moment, momentsOf, PodRule, Report, Rule, RuleBase, RuleContext, RuleTargetOptions } from './rule';
import { severityOn } from './severities';
import { suppressed, SuppressionRules } from './suppressions';
import { checkContainerd, containerdBehaviour, DEFAULT_CONTAINERD } from '../facts/containerd';
import { kubernetesMinor } from '../facts/kubernetes-version';

const SUPPRESSION_RULE = 'HPC098';

/**
 * Rules for Windows HostProcess workloads. They predict what a cluster does with a manifest before
 * you apply it.
 *
 * @example
 * const manifests = Testing.synth(chart);
 * const findings = Rules.check(manifests, { containerd: Containerd.V1_7, kubernetes: '1.31' });
 */
export class Rules {
  /**
   * Checks manifests against every rule.
   *
   * @param documents Kubernetes objects as plain JSON, including Lists. Other values are skipped
   * @param target the cluster that the documents are for
   * @returns the findings in the order of the documents, and for each object in the order of the
   * rules. A finding that an annotation `ignore.cdk8s-hostprocess/<rule>` covers has its reason as
   * `suppression`
   * @throws if the target has a value that is not a version of Kubernetes, or not a `Containerd`
   */
  public static check(documents: any[], target: RuleTargetOptions = {}): Finding[] {
    return Rules._check(documents, target, 'command line');
  }

  /**
   * The same, with only the rules that can be applied at a moment.
   * @internal
   */
  public static _check(documents: readonly unknown[], target: RuleTargetOptions, moment: Moment): Finding[] {
    return new Check(applicableRules(moment, target)).of(documents.flatMap((document, index) => manifestObjects(document, index)));
  }

  private constructor() {}
}

class Check {
  private readonly found = new Map<ManifestObject, Finding[]>();

  constructor(private readonly rules: ApplicableRules) {}

  public of(objects: readonly ManifestObject[]): Finding[] {
    objects.forEach((object) => this.checkObject(object));
    for (const rule of this.rules.aboutSets) {
      rule.checkSet!(objects, { ...this.rules.context, report: (about, report) => this.add(about, rule, report) });
    }
    return objects.flatMap((object) => suppressed(object, this.found.get(object) ?? nothing, this.rules));
  }

  private checkObject(about: ManifestObject): void {
    let rule!: Rule;
    const context: RuleContext = { ...this.rules.context, report: (report) => this.add(about, rule, report) };
    for (const pod of about.templates) {
      if (concernsWindows(pod, context)) {
        const ofPod: RuleContext = !pod.isEmbedded ? context : {
          ...context,
          report: (report) => this.add(about, rule, { ...report, outcome: outcomeOfEmbedded(report.outcome ?? rule.outcome) }),
        };
        for (const { rule: asked, checkPod } of this.rules.aboutPod(pod)) {
          rule = asked;
          checkPod(pod, ofPod);
        }
      }
    }
    for (rule of this.rules.aboutObjects) {
      rule.checkObject!(about.object, context, about);
    }
  }

  private add(about: ManifestObject, rule: Rule, report: Report): void {
    if (isAboutWrongType(about, rule, report)) {
      return;
    }
    const { outcome = rule.outcome, message, why = rule.why, fix = rule.fix } = report;
    const worst = this.rules.worst.get(rule);
    const severity = worst === Severity.WARNING ? worst : report.severity ?? rule.severity;
    const finding = Finding._of({
      rule: rule.id, severity, outcome, subject: subjectOf(about.object), document: about.document, message, why, fix,
      pointer: about.pointer + existingPart(about, rule, report.pointer),
    });
    const findings = this.found.get(about);
    if (findings === undefined) {
      this.found.set(about, [finding]);
    } else {
      findings.push(finding);
    }
  }
}

/**
 * The API server does not check the objects of operators. It refuses the pods that the operator
 * creates.
 */
function outcomeOfEmbedded(outcome: RuleOutcome): RuleOutcome {
  return outcome === RuleOutcome.OBJECT_REFUSED ? RuleOutcome.PODS_REFUSED : outcome;
}

/** A value of the wrong type is one problem, whatever the value would mean. */
function isAboutWrongType({ fieldProblems }: ManifestObject, { checkPod }: Rule, { pointer }: Report): boolean {
  return checkPod !== undefined && fieldProblems.some(({ kind, path }) => kind === 'type' && pointerTo('', ...path) === pointer);
}

/**
 * A rule can read a field by the name that its author means. The finding is then about the part of
 * the path that exists.
 */
function existingPart({ fieldProblems, object }: ManifestObject, { checkPod }: Rule, pointer: string): string {
  return checkPod === undefined || fieldProblems.length === 0 ? pointer : existingPointer(object, pointer);
}

const nothing: readonly Finding[] = [];

/**
 * The rules of a moment on a target, and what follows from the target, computed once for all
 * checks.
 */
interface ApplicableRules extends SuppressionRules {
  readonly context: Omit<RuleContext, 'report'>;
  /** How bad the findings of each rule are at worst. */
  readonly worst: ReadonlyMap<RuleBase, Severity | undefined>;
  readonly aboutObjects: readonly Rule[];
  readonly aboutSets: readonly Rule[];
  /** The checks that can report something about a pod, by its type and its fields. */
  aboutPod(pod: PodTemplate): readonly PodCheck[];
}

/**
 * All checks have one shape, unlike the rules. Looking up the functions of rules would take longer
 * than most checks run.
 */
interface PodCheck {
  readonly rule: Rule;
  readonly checkPod: PodRule['checkPod'];
}

interface PodShape {
  readonly isHostProcess: boolean;
  /** The names of its fields. */
  readonly names: readonly string[];
}

const applicable = new Map<string, ApplicableRules>();

function applicableRules(moment: Moment, target: RuleTargetOptions): ApplicableRules {
  const { containerd = DEFAULT_CONTAINERD, kubernetes } = target;
  const key = JSON.stringify([moment, containerd, kubernetes]);
  const known = applicable.get(key);
  if (known !== undefined) {
    return known;
  }
  checkContainerd('containerd of the target', containerd);
  const minor = kubernetes === undefined ? undefined : kubernetesMinor(kubernetes);
  const rules = catalogue.filter((rule) => momentsOf(rule).includes(moment) && severityOn(rule, target) !== undefined);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const aboutPods = rules.flatMap((rule): (PodCheck & Pick<Rule, 'scope' | 'fields'>)[] => {
    const { checkPod, scope, fields } = rule;
    return checkPod === undefined ? [] : [{ rule, checkPod, scope, fields }];
  });
  // Most workloads of an app have the same fields.
  const choose = remembered(({ isHostProcess, names }: PodShape) => `${isHostProcess} ${names.join(' ')}`, ({ isHostProcess, names }) => (
    aboutPods.filter(({ scope, fields }) => (isHostProcess || scope === 'windows') && (fields === undefined || fields.some((field) => names.includes(field))))
  ));
  const made: ApplicableRules = {
    context: { target, containerd: containerdBehaviour(containerd), kubernetesMinor: minor },
    worst: new Map(rules.map((rule) => [rule, severityOn(rule, target)])),
    own: byId.get(SUPPRESSION_RULE),
    find: (id) => byId.get(id),
    isElsewhere: (id) => !byId.has(id) && catalogue.some((rule) => rule.id === id),
    aboutPod: (pod) => choose({ isHostProcess: pod.isHostProcess, names: [...fieldsOf(pod)] }),
    aboutObjects: rules.filter(({ checkObject }) => checkObject !== undefined),
    aboutSets: moment === 'construct' ? [] : rules.filter(({ checkSet }) => checkSet !== undefined),
  };
  applicable.set(key, made);
  return made;
}
