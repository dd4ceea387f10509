import {
  ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, ApiObjectMetadataDefinitionOptions, ApiObjectProps, JsonPatch,
} from 'cdk8s';
import { Construct } from 'constructs';

/**
 * An API object that counts its changes, so that what was computed from it can be kept until the next one. cdk8s
 * validates the whole app once per chart: computing findings each time would make synthesis quadratic.
 */
export class WatchedApiObject extends ApiObject {
  public override readonly metadata: ApiObjectMetadataDefinition;
  private changes = 0;

  /** @param added labels and annotations that are known at synth only */
  constructor(scope: Construct, id: string, props: ApiObjectProps & { readonly spec?: unknown }, added: () => AddedMetadata = () => ({})) {
    super(scope, id, props);
    const { name, namespace, ...rest } = props.metadata ?? {};
    this.metadata = new WatchedMetadata({
      ...rest,
      name: this.name,
      namespace: namespace ?? this.chart.namespace,
      labels: { ...this.chart.labels, ...props.metadata?.labels },
      apiObject: this,
    }, added, () => this.changes++);
  }

  public get changeCount(): number {
    return this.changes;
  }

  public override addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.changes++;
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
