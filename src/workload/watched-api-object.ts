import {
  ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, ApiObjectMetadataDefinitionOptions, ApiObjectProps, JsonPatch, OwnerReference,
} from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessDefaults } from './host-process-defaults';

/**
 * An API object that tracks its changes, so that results can be cached until it changes. cdk8s
 * validates the whole app once per chart. Without the cache, the time for synthesis would grow with
 * the square of the number of charts.
 */
export class WatchedApiObject extends ApiObject {
  public override readonly metadata: ApiObjectMetadataDefinition;
  private changes = 0;
  private rendered?: { readonly state: number; readonly json: any };

  /** @param added labels and annotations that are known only at synth */
  constructor(scope: Construct, id: string, props: ApiObjectProps & { readonly spec?: unknown }, added: () => AddedMetadata = () => ({})) {
    super(scope, id, props);
    this.metadata = new WatchedMetadata({
      ...props.metadata,
      name: this.name,
      namespace: props.metadata?.namespace ?? this.chart.namespace,
      labels: { ...this.chart.labels, ...props.metadata?.labels },
      apiObject: this,
    }, added, () => this.touch());
  }

  /** Stays the same as long as the rendered object stays the same. Both numbers only increase. */
  public get state(): number {
    return this.changes + HostProcessDefaults._generation;
  }

  /** Records a change that affects rendering. */
  public touch(): void {
    this.changes++;
  }

  /**
   * Renders for validation, and keeps the result for synthesis, which takes 10 % longer without it.
   */
  public renderForValidation(): any {
    const json = super.toJson();
    this.rendered = { state: this.state, json };
    return json;
  }

  /** Returns the result of the validation only once, because callers may change it. */
  public override toJson(): any {
    const { rendered } = this;
    this.rendered = undefined;
    return rendered?.state === this.state ? rendered.json : super.toJson();
  }

  public override addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.touch();
  }
}

export type AddedMetadata = Pick<ApiObjectMetadata, 'labels' | 'annotations'>;

class WatchedMetadata extends ApiObjectMetadataDefinition {
  constructor(
    options: ApiObjectMetadataDefinitionOptions,
    private readonly added: () => AddedMetadata,
    private readonly onChange: () => void,
  ) {
    super(options);
  }

  public override addLabel(key: string, value: string): void {
    super.addLabel(key, value);
    this.onChange();
  }

  public override addAnnotation(key: string, value: string): void {
    super.addAnnotation(key, value);
    this.onChange();
  }

  public override addFinalizers(...finalizers: string[]): void {
    super.addFinalizers(...finalizers);
    this.onChange();
  }

  public override addOwnerReference(owner: OwnerReference): void {
    super.addOwnerReference(owner);
    this.onChange();
  }

  public override add(key: string, value: any): void {
    super.add(key, value);
    this.onChange();
  }

  public override toJson(): any {
    const json = super.toJson();
    const { labels, annotations } = this.added();
    return {
      ...json,
      ...(labels && { labels: { ...json.labels, ...labels } }),
      ...(annotations && { annotations: { ...json.annotations, ...annotations } }),
    };
  }
}
