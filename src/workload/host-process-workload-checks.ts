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

/** Throws for what is wrong with the properties whatever the kind of workload; what depends on several containers is found later. */
export function checkCommonProps(workload: Construct, props: HostProcessWorkloadProps, selectorLabels: { readonly [key: string]: string }): void {
  if (!(props.account instanceof WindowsAccount)) {
    throw userError({
      rule: 'HPC014',
      message: `workload ${pathOf(workload)} has no account`,
      fix: 'Set account: WindowsAccount.localService(), networkService(), localGroup(name) or localSystem({ reason }).',
    });
  }
  if (!Array.isArray(props.containers) || props.containers.length === 0) {
    throw userError({ message: `workload ${pathOf(workload)} has no containers`, fix: 'Give at least one HostProcessContainer.' });
  }
  if (props.serviceAccount !== undefined) {
    referencedName(`service account of workload ${pathOf(workload)}`, props.serviceAccount, 'ServiceAccount');
  }
  if (props.serviceAccount !== undefined && props.automountServiceAccountToken === undefined) {
    throw userError({
      message: `workload ${pathOf(workload)} names a service account and leaves open whether its token is mounted`,
      fix: 'Set automountServiceAccountToken to true where the process talks to the API server, otherwise to false.',
    });
  }
  if (props.priorityClassName !== undefined) {
    checkDnsSubdomain('priority class', props.priorityClassName);
  }
  if (props.nodes !== undefined) {
    checkInstance('nodes of a workload', props.nodes, WindowsNodes, 'WindowsNodes.all()');
  }
  props.imagePullSecrets?.forEach((secret) => referencedName(`image pull secret of workload ${pathOf(workload)}`, secret, 'Secret'));
  checkInteger('terminationGracePeriod in seconds', wholeSeconds('terminationGracePeriod', props.terminationGracePeriod) ?? 0, { min: 0 });
  if (props.containerd !== undefined) {
    checkContainerd(`containerd of workload ${pathOf(workload)}`, props.containerd);
  }
  checkLabels(props.podLabels);
  checkAnnotations(props.podAnnotations);
  checkSelector(workload, props, selectorLabels);
}

/** Longest names, where something made from the object's name has to be shorter than other names: the controllers put it into labels. */
const longestNames: ReadonlyMap<string, number> = new Map([['CronJob', 52], ['Job', 63]]);

/** Throws for a name, a namespace, labels or annotations that the API server would refuse. */
export function checkMetadata(workload: Construct, kind: string, metadata: ApiObjectMetadata = {}): void {
  const { name, namespace, labels, annotations } = metadata;
  const longest = longestNames.get(kind);
  if (name !== undefined) {
    checkDnsSubdomain('name', name);
    if (longest !== undefined && name.length > longest) {
      throw userError({ message: `workload ${pathOf(workload)} has a name of ${name.length} characters`, fix: `The name of a ${kind} has at most ${longest}.` });
    }
  }
  if (namespace !== undefined) {
    checkDnsLabel('namespace', namespace);
  }
  checkLabels(labels);
  checkAnnotations(annotations);
}

function checkSelector(
  workload: Construct, { podLabels = {}, selector }: HostProcessWorkloadProps, selectorLabels: { readonly [key: string]: string },
): void {
  if (Object.keys(selectorLabels).length === 0) {
    throw userError({ message: `workload ${pathOf(workload)} has a selector without labels`, fix: 'Name the labels of its pods, or leave the selector out.' });
  }
  checkLabels(selector);
  for (const [key, value] of Object.entries(selectorLabels)) {
    if ((podLabels[key] ?? value) !== value) {
      throw userError({
        message: `workload ${pathOf(workload)} selects pods by ${key}=${value} and labels them ${key}=${podLabels[key]}`,
        fix: 'Leave the label out of podLabels.',
      });
    }
  }
}

function pathOf(workload: Construct): string {
  return quoted(workload.node.path);
}
