import { k8s } from 'cdk8s-plus-28';
import { PodField, renderResourceField, ResourceField, ResourceFieldOptions } from './pod-field';
import { userError } from '../facts/errors';
import { relativePathProblem } from '../facts/windows-path';

/** A file whose content is a field of the pod. */
export class DownwardApiFile {
  /**
   * A field of the pod as a file.
   * @param path file in the volume
   */
  public static fromPodField(path: string, field: PodField): DownwardApiFile {
    return new DownwardApiFile({ path, fieldRef: { fieldPath: field.fieldPath } });
  }

  /**
   * A request or limit of a container as a file.
   * @param path file in the volume
   * @throws unless the options name the container whose amount is meant
   */
  public static fromResourceField(path: string, field: ResourceField, options: ResourceFieldOptions): DownwardApiFile {
    return new DownwardApiFile({ path, resourceFieldRef: renderResourceField(field, options, { containerRequired: true }) });
  }

  private constructor(private readonly spec: k8s.DownwardApiVolumeFile) {
    const problem = relativePathProblem('path', spec.path);
    if (problem !== undefined) {
      throw userError(problem);
    }
  }

  /** @internal */
  public _toKube(): k8s.DownwardApiVolumeFile {
    return this.spec;
  }
}
