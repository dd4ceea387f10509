import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { DownwardApiFile } from './downward-api-file';
import { keyItemsKeys, KeyItemsOptions, renderItems } from './key-items';
import { IConfigMapReference, ISecretReference, referencedName } from './object-references';
import { checkInteger, quoted, throwProblem } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { checkKeys } from '../facts/unknown-keys';
import { volumeFileProblem } from '../facts/windows-path';

/** Options for a service account token in a projected volume. */
export interface ProjectedTokenOptions {
  /**
   * The intended recipient of the token.
   * @default - the API server
   */
  readonly audience?: string;

  /**
   * How long a token is valid. Whole seconds, at least 10 minutes. Kubelet renews the token before
   * it expires.
   * @default Duration.hours(1)
   */
  readonly expiresAfter?: Duration;
}

/**
 * A source of a projected volume. All sources of a volume share one folder.
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
export class ProjectedSource {
  /** Keys of a ConfigMap as files. */
  public static fromConfigMap(configMap: IConfigMapReference, options: KeyItemsOptions = {}): ProjectedSource {
    checkKeys('ProjectedSource.fromConfigMap', options, keyItemsKeys);
    const name = referencedName('ProjectedSource', configMap, 'ConfigMap');
    return new ProjectedSource({ configMap: { name, optional: options.optional, items: renderItems(`ConfigMap ${quoted(name)}`, options.items) } });
  }

  /** @internal */
  public static _ofConfigMapName(name: string): ProjectedSource {
    return new ProjectedSource({ configMap: { name } });
  }

  /** Keys of a Secret as files. */
  public static fromSecret(secret: ISecretReference, options: KeyItemsOptions = {}): ProjectedSource {
    checkKeys('ProjectedSource.fromSecret', options, keyItemsKeys);
    const name = referencedName('ProjectedSource', secret, 'Secret');
    return new ProjectedSource({ secret: { name, optional: options.optional, items: renderItems(`Secret ${quoted(name)}`, options.items) } });
  }

  /** Fields of the pod as files. */
  public static fromDownwardApi(...files: DownwardApiFile[]): ProjectedSource {
    return new ProjectedSource({ downwardAPI: { items: files.map((file) => file._toKube()) } });
  }

  /**
   * A token of the pod's service account, for a specific audience.
   * @param path path of the file in the volume
   */
  public static fromServiceAccountToken(path: string, options: ProjectedTokenOptions = {}): ProjectedSource {
    checkKeys('ProjectedSource.fromServiceAccountToken', options, { audience: true, expiresAfter: true });
    throwProblem(volumeFileProblem('ProjectedSource: path', path));
    checkInteger('ProjectedSource: expiresAfter in seconds', wholeSeconds('ProjectedSource: expiresAfter', options.expiresAfter) ?? 600, { min: 600 });
    return new ProjectedSource({
      serviceAccountToken: { path, audience: options.audience, expirationSeconds: options.expiresAfter?.toSeconds() },
    });
  }

  private constructor(private readonly spec: Omit<k8s.VolumeProjection, 'downwardApi'> & { downwardAPI?: k8s.DownwardApiProjection }) {}

  /**
   * The paths of files whose names are known: all except those of whole ConfigMaps and Secrets.
   * @internal
   */
  public get _paths(): string[] {
    const { configMap, secret, downwardAPI, serviceAccountToken } = this.spec;
    const files = [configMap?.items, secret?.items, downwardAPI?.items, serviceAccountToken && [serviceAccountToken]];
    return files.flatMap((some) => (some ?? []).map(({ path }) => path));
  }

  /** @internal */
  public _toKube(): k8s.VolumeProjection {
    return this.spec;
  }
}
