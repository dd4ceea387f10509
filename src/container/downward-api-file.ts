import { k8s } from 'cdk8s-plus-28';
import { PodField, renderResourceField, ResourceField, ResourceFieldOptions } from './pod-field';
import { quoted, throwProblem, userError } from '../facts/errors';
import { volumeFileProblem } from '../facts/windows-path';

/** A file whose content is a field of the pod. */
export class DownwardApiFile {
  /**
   * A field of the pod as a file.
   * @param path file in the volume
   * @throws for fields of the node, the network and the service account, which only environment variables can have
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
   */
  public static fromPodField(path: string, field: PodField): DownwardApiFile {
    if (!field._inFiles) {
      throw userError({
        message: `file ${quoted(path)} is made from ${field.fieldPath}, which the API server offers to environment variables only`,
        fix: 'Use EnvironmentVariable.fromPodField.',
      });
    }
    return new DownwardApiFile({ path, fieldRef: { fieldPath: field.fieldPath } });
  }

  /**
   * All labels of the pod as a file, a line each. Kubelet keeps it up to date.
   * @param path file in the volume
   */
  public static fromLabels(path: string): DownwardApiFile {
    return new DownwardApiFile({ path, fieldRef: { fieldPath: 'metadata.labels' } });
  }

  /**
   * All annotations of the pod as a file, a line each. Kubelet keeps it up to date.
   * @param path file in the volume
   */
  public static fromAnnotations(path: string): DownwardApiFile {
    return new DownwardApiFile({ path, fieldRef: { fieldPath: 'metadata.annotations' } });
  }

  /**
   * A request or limit of a container as a file.
   * @param path file in the volume
   * @throws unless the options name the container whose amount is meant
   */
  public static fromResourceField(path: string, field: ResourceField, options: ResourceFieldOptions): DownwardApiFile {
    return new DownwardApiFile({ path, resourceFieldRef: renderResourceField(field, options ?? {}, { containerRequired: true }) });
  }

  private constructor(private readonly spec: k8s.DownwardApiVolumeFile) {
    throwProblem(volumeFileProblem('path', spec.path));
  }

  /** @internal */
  public _toKube(): k8s.DownwardApiVolumeFile {
    return this.spec;
  }
}
