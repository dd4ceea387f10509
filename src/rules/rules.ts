import { Finding } from './finding';
import { podTemplateOf } from './pod-template';
import type { Json, Rule, RuleContext, RuleTarget } from './rule';
import { containerdBehaviour } from '../facts/containerd';

/** Rules for Windows HostProcess workloads: what a cluster will say of a manifest, before it gets there. */
export class Rules {
  /**
   * Checks manifests against every rule.
   *
   * @param documents Kubernetes objects as plain JSON; other values are passed over
   * @param target what is known of the cluster
   * @returns the findings in the order of the documents, and for each document in the order of the rules
   */
  public static check(documents: any[], target: RuleTarget = {}): Finding[] {
    return documents.flatMap((document, index) => checkDocument(document, index, target));
  }

  private constructor() {}
}

function checkDocument(document: Json, index: number, target: RuleTarget): Finding[] {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return [];
  }
  const found: Finding[] = [];
  const subject = [document.kind, [document.metadata?.namespace, document.metadata?.name].filter(Boolean).join('/')].filter(Boolean).join(' ');
  const template = podTemplateOf(document);
  const context = (rule: Rule): RuleContext => ({
    target,
    containerd: target.containerd && containerdBehaviour[target.containerd],
    report: (report) => found.push(Finding._of({ why: rule.why, fix: rule.fix, ...report, rule: rule.id, subject, document: index })),
  });
  for (const rule of catalogue()) {
    if ('checkObject' in rule) {
      rule.checkObject(document, context(rule));
    } else if (template?.isHostProcess) {
      rule.checkPod(template, context(rule));
    }
  }
  return found;
}

// Loaded with the first check, so that importing the library does not pay for all rules.
function catalogue(): readonly Rule[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./catalogue') as typeof import('./catalogue')).catalogue;
}
