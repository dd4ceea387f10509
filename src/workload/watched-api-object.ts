import {
  ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, ApiObjectMetadataDefinitionOptions, ApiObjectProps, JsonPatch, OwnerReference,
} from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessDefaults } from './host-process-defaults';

/**
 * An API object that knows whether it has changed, so that what was computed from it can be kept until it does. cdk8s
 * validates the whole app once per chart: computing findings each time would make synthesis quadratic.
 */
export class WatchedApiObject extends ApiObject {
  public override readonly metadata: ApiObjectMetadataDefinition;
  private changes = 0;
  private rendered?: { readonly state: number; readonly json: any };

  /** @param added labels and annotations that are known at synth only */
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

  /** Equal for as long as rendering gives the same: both numbers only ever grow. */
  public get state(): number {
    return this.changes + HostProcessDefaults._generation;
  }

  /** Something that rendering depends on has changed. */
  public touch(): void {
    this.changes++;
  }

  /** Renders for validation, and keeps the result for the synthesis that follows: without it, synthesis takes 10 % longer. */
  public renderForValidation(): any {
    const json = super.toJson();
    this.rendered = { state: this.state, json };
    return json;
  }

  /** What was rendered for validation is handed out once: callers may change what they get. */
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
