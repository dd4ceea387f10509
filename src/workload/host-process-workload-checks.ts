import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessWorkloadProps } from './host-process-workload-props';
import { WindowsAccount } from '../account';
import { referencedName } from '../container/object-references';
import { checkContainerd } from '../facts/containerd';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkAnnotations, checkDnsLabel, checkDnsSubdomain, checkLabels } from '../facts/kubernetes-names';
import { checkInstance, wholeSeconds } from '../facts/members';
import { WindowsNodes } from '../node';

/**
 * Throws for wrong properties of any kind of workload. Problems of several containers are found
 * later.
 */
export function checkCommonProps(workload: Construct, props: HostProcessWorkloadProps, selectorLabels: { readonly [key: string]: string }): void {
  if (!(props.account instanceof WindowsAccount)) {
    throw userError({
      rule: 'HPC014',
      message: `workload ${pathOf(workload)} has no account`,
      fix: 'Set account: WindowsAccount.localService(), networkService(), localGroup(name) or localSystem({ reason }).',
    });
  }
  if (!Array.isArray(props.containers) || props.containers.length === 0) {
    throw userError({ message: `workload ${pathOf(workload)} has no containers`, fix: 'Add at least one HostProcessContainer.' });
  }
  if (props.serviceAccount !== undefined) {
    referencedName(`service account of workload ${pathOf(workload)}`, props.serviceAccount, 'ServiceAccount');
  }
  if (props.serviceAccount !== undefined && props.automountServiceAccountToken === undefined) {
    throw userError({
      message: `workload ${pathOf(workload)} sets serviceAccount without automountServiceAccountToken`,
      fix: 'Set automountServiceAccountToken to true if the process calls the API server, otherwise to false.',
    });
  }
  if (props.priorityClassName !== undefined) {
    checkDnsSubdomain(`workload ${pathOf(workload)}: priority class`, props.priorityClassName);
  }
  if (props.nodes !== undefined) {
    checkInstance(`nodes of workload ${pathOf(workload)}`, props.nodes, WindowsNodes, 'WindowsNodes.all()');
  }
  props.imagePullSecrets?.forEach((secret) => referencedName(`image pull secret of workload ${pathOf(workload)}`, secret, 'Secret'));
  if (props.terminationGracePeriod !== undefined) {
    const what = `workload ${pathOf(workload)}: terminationGracePeriod`;
    checkInteger(`${what} in seconds`, wholeSeconds(what, props.terminationGracePeriod), { min: 0 });
  }
  if (props.containerd !== undefined) {
    checkContainerd(`containerd of workload ${pathOf(workload)}`, props.containerd);
  }
  checkLabels(props.podLabels);
  checkAnnotations(props.podAnnotations);
  checkSelector(workload, props, selectorLabels);
}

/**
 * Longest names of kinds whose names must be shorter, because controllers use them in labels and
 * names.
 */
const longestNames: ReadonlyMap<string, number> = new Map([['CronJob', 52], ['Job', 63]]);

/** Throws for a name, a namespace, labels or annotations that the API server refuses. */
export function checkMetadata(workload: Construct, kind: string, metadata: ApiObjectMetadata = {}): void {
  const { name, namespace, labels, annotations } = metadata;
  const longest = longestNames.get(kind);
  if (name !== undefined) {
    checkDnsSubdomain(`workload ${pathOf(workload)}: name`, name);
    if (longest !== undefined && name.length > longest) {
      throw userError({ message: `workload ${pathOf(workload)} has a name of ${name.length} characters`, fix: `Use at most ${longest} characters for the name of a ${kind}.` });
    }
  }
  if (namespace !== undefined) {
    checkDnsLabel(`workload ${pathOf(workload)}: namespace`, namespace);
  }
  checkLabels(labels);
  checkAnnotations(annotations);
}

function checkSelector(
  workload: Construct, { podLabels = {}, selector }: HostProcessWorkloadProps, selectorLabels: { readonly [key: string]: string },
): void {
  if (Object.keys(selectorLabels).length === 0) {
    throw userError({ message: `workload ${pathOf(workload)} has a selector without labels`, fix: 'Add labels of its pods to the selector, or leave the selector out.' });
  }
  checkLabels(selector);
  for (const [key, value] of Object.entries(selectorLabels)) {
    if ((podLabels[key] ?? value) !== value) {
      throw userError({
        message: `workload ${pathOf(workload)} selects pods by ${key}=${value}, but podLabels sets ${key}=${podLabels[key]}`,
        fix: 'Remove the label from podLabels.',
      });
    }
  }
}

/** The path of the construct, in quotation marks. */
export function pathOf(workload: Construct): string {
  return quoted(workload.node.path);
}
