import { k8s } from 'cdk8s-plus-28';
import { PodField, renderResourceField, ResourceField, ResourceFieldOptions } from './pod-field';
import { quoted, throwProblem, userError } from '../facts/errors';
import { volumeFileProblem } from '../facts/windows-path';

/** A file whose content is a field of the pod. */
export class DownwardApiFile {
  /**
   * A field of the pod as a file.
   * @param path path of the file in the volume
   * @throws for fields of the node, the network and the service account, which the API server
   * allows only in environment variables
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
   */
  public static fromPodField(path: string, field: PodField): DownwardApiFile {
    if (!field._inFiles) {
      throw userError({
        message: `DownwardApiFile ${quoted(path)}: the API server does not allow ${field.fieldPath} in a file`,
        fix: 'Use EnvironmentVariable.fromPodField.',
      });
    }
    return new DownwardApiFile({ path, fieldRef: { fieldPath: field.fieldPath } });
  }

  /**
   * All labels of the pod as a file, one per line. Kubelet updates the file.
   * @param path path of the file in the volume
   */
  public static fromLabels(path: string): DownwardApiFile {
    return new DownwardApiFile({ path, fieldRef: { fieldPath: 'metadata.labels' } });
  }

  /**
   * All annotations of the pod as a file, one per line. Kubelet updates the file.
   * @param path path of the file in the volume
   */
  public static fromAnnotations(path: string): DownwardApiFile {
    return new DownwardApiFile({ path, fieldRef: { fieldPath: 'metadata.annotations' } });
  }

  /**
   * A request or limit of a container as a file.
   * @param path path of the file in the volume
   * @throws if the options do not name the container
   */
  public static fromResourceField(path: string, field: ResourceField, options: ResourceFieldOptions): DownwardApiFile {
    return new DownwardApiFile({ path, resourceFieldRef: renderResourceField(field, options ?? {}, { containerRequired: true }) });
  }

  private constructor(private readonly spec: k8s.DownwardApiVolumeFile) {
    throwProblem(volumeFileProblem('DownwardApiFile: path', spec.path));
  }

  /** @internal */
  public _toKube(): k8s.DownwardApiVolumeFile {
    return this.spec;
  }
}
