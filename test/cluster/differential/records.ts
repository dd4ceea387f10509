import type { Json } from './fault';
import type { Cause } from './server-words';
import { Finding, Rules, RuleTargetOptions } from '../../../src';
import type { Answer, KubeObject } from '../api-client';
import { apiServer } from '../cluster';
import { podOf, withServiceAccount } from '../pods-of';

/** What the API server said of one object. */
export interface Said {
  readonly accepted: boolean;
  readonly causes: readonly Cause[];
  readonly warnings: readonly string[];
}

/** An object of a document, with what the API server and the rules say of it. */
export interface Recorded {
  readonly object: Json;
  /** JSON pointer to the spec of its pods. */
  readonly specPointer: string;
  readonly said: Said;
  /** Of the Pod that its controller would make; undefined for a Pod. */
  readonly saidOfPod?: Said;
  /** Pointers are those of the object, not of its document. */
  readonly findings: ReadonlyArray<Pick<Finding, 'rule' | 'outcome' | 'pointer' | 'severity'>>;
}

/** What the rules say of one object. */
export type Judged = Omit<Recorded, 'said' | 'saidOfPod'>;

/** Asks the rules about each object of a document that has pods. */
export function rulesOn(document: Json, target: RuleTargetOptions): Judged[] {
  const findings = Rules.check([document], target);
  return itemsOf(document).filter(({ object }) => specPointers.has(object.kind)).map(({ object, pointer }) => ({
    object,
    specPointer: specPointers.get(object.kind)!,
    findings: findings.filter((finding) => finding.pointer.startsWith(`${pointer}/`))
      .map(({ rule, outcome, severity, pointer: within }) => ({ rule, outcome, severity, pointer: within.slice(pointer.length) })),
  }));
}

/** Asks the server, too. */
export function recordsOf(document: Json, target: RuleTargetOptions): Promise<Recorded[]> {
  return Promise.all(rulesOn(document, target).map(async (judged) => {
    const pod = podOf(judged.object);
    const [said, saidOfPod] = await Promise.all([ask(judged.object), pod && ask(pod)]);
    return { ...judged, said, saidOfPod };
  }));
}

const specPointers: ReadonlyMap<string, string> = new Map([
  ['Pod', '/spec'],
  ['PodTemplate', '/template/spec'],
  ['CronJob', '/spec/jobTemplate/spec/template/spec'],
  ...['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map((kind) => [kind, '/spec/template/spec'] as const),
]);

interface Item {
  readonly object: KubeObject;
  /** JSON pointer into the document. */
  readonly pointer: string;
}

/** The objects that kubectl would create one by one. */
function itemsOf(document: Json): Item[] {
  if (!Array.isArray(document.items)) {
    return [{ object: document, pointer: '' }];
  }
  const inherited = document.kind === 'List' ? {} : { apiVersion: document.apiVersion, kind: document.kind.replace(/List$/u, '') };
  return document.items.map((item, index) => ({ object: { ...inherited, ...item }, pointer: `/items/${index}` }));
}

async function ask(object: KubeObject): Promise<Said> {
  const answer = await apiServer().create(withServiceAccount(object));
  if (answer.status !== 201 && answer.status !== 422) {
    throw new Error(`the API server answers ${answer.status} instead of judging: ${answer.body.message}\n${JSON.stringify(object)}`);
  }
  return { accepted: answer.status === 201, causes: causesOf(answer), warnings: answer.warnings };
}

function causesOf({ status, body }: Answer): Cause[] {
  return status === 201 ? [] : body.details.causes.map(({ field, message }: Cause) => (
    // The server prints objects in full.
    { field, message: message.replace(/^Invalid value: \{.*\}: /u, 'Invalid value: {…}: ') }
  ));
}
