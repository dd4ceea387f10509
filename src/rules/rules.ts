import { Finding } from './finding';
import { asObject, asText, Json } from './reading/json';
import { podTemplateOf } from './reading/pod-template';
import type { Rule, RuleContext, RuleTarget } from './rule';
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
    return documents.flatMap((document, index) => {
      const object = asObject(document);
      return object === undefined ? [] : checkObject(object, index, target);
    });
  }

  private constructor() {}
}

function checkObject(object: Json, document: number, target: RuleTarget): Finding[] {
  const found: Finding[] = [];
  const template = podTemplateOf(object);
  let rule!: Rule;
  const context: RuleContext = {
    target,
    containerd: target.containerd && containerdBehaviour[target.containerd],
    report: ({ severity, pointer, message, why = rule.why, fix = rule.fix }) => {
      found.push(Finding._of({ rule: rule.id, severity, subject: subjectOf(object), document, pointer, message, why, fix }));
    },
  };
  for (rule of catalogue()) {
    if ('checkObject' in rule) {
      rule.checkObject(object, context);
    } else if (template?.isHostProcess) {
      rule.checkPod(template, context);
    }
  }
  return found;
}

function subjectOf({ kind, metadata }: Json): string {
  const { namespace, name } = asObject(metadata) ?? {};
  return [kind, [namespace, name].filter(asText).join('/')].filter(asText).join(' ');
}

let loaded: readonly Rule[] | undefined;

// Loaded with the first check, so that importing the library does not pay for all rules.
function catalogue(): readonly Rule[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  loaded ??= (require('./catalogue') as typeof import('./catalogue')).catalogue;
  return loaded;
}
