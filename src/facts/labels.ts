/**
 * The label for the name of an application, for `kubectl get pods -l` and dashboards.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const NAME_LABEL = 'app.kubernetes.io/name';
