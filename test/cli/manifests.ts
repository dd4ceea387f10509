import { dump } from 'js-yaml';
import { goodPod, Json } from '../rules/manifests';

/** The text of a manifest. */
export function yaml(...documents: readonly Json[]): string {
  return documents.map((document) => dump(document)).join('---\n');
}

/** A pod that no rule has anything against, changed. */
export function podWith(change: (spec: Json, metadata: Json) => void = () => undefined): Json {
  const pod = goodPod();
  change(pod.spec, pod.metadata);
  return pod;
}

/** One warning: HPC046, a folder of the host, which anybody may accept. */
export const podWithHostPath = podWith((spec) => {
  spec.volumes = [{ name: 'logs', hostPath: { path: 'D:\\logs' } }];
});

/** One error that the API server makes: HPC003. */
export const podWithoutHostNetwork = podWith((spec) => {
  spec.hostNetwork = false;
});
