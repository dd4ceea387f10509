// Generates the files to check.

/**
 * A typical DaemonSet: SYSTEM without a reason, a pipe in the command line, a folder of the node.
 */
export function hostProcessDaemonSet(index: number): string {
  return `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent-${index}
  namespace: monitoring
  labels:
    app.kubernetes.io/name: agent
spec:
  selector:
    matchLabels:
      app.kubernetes.io/instance: agent-${index}
  template:
    metadata:
      labels:
        app.kubernetes.io/instance: agent-${index}
    spec:
      securityContext:
        windowsOptions:
          hostProcess: true
          runAsUserName: "NT AUTHORITY\\\\SYSTEM"
      hostNetwork: true
      nodeSelector:
        kubernetes.io/os: windows
      tolerations:
        - key: os
          operator: Equal
          value: windows
          effect: NoSchedule
      containers:
        - name: agent
          image: registry.example.com/agent:1.2.${index}
          command: [powershell.exe, -Command, "Get-Service | Out-File C:\\\\log.txt"]
          env:
            - name: NODE_NAME
              valueFrom:
                fieldRef:
                  fieldPath: spec.nodeName
          ports:
            - containerPort: ${20_000 + index}
              name: http
          resources:
            requests:
              cpu: 100m
              memory: 150Mi
            limits:
              memory: 300Mi
          volumeMounts:
            - name: logs
              mountPath: C:\\logs
      volumes:
        - name: logs
          hostPath:
            path: C:\\logs
`;
}

const makersWithoutWindows: readonly ((index: number) => string)[] = [
  (index) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}
  namespace: shop
  labels:
    app.kubernetes.io/name: web
    app.kubernetes.io/instance: web-${index}
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/instance: web-${index}
  template:
    metadata:
      labels:
        app.kubernetes.io/instance: web-${index}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.${index}
          args: ["--listen", ":8080", "--match", "^/api/v[0-9]+/\\\\w+$"]
          ports:
            - containerPort: 8080
              name: http
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
          securityContext:
            runAsNonRoot: true
            allowPrivilegeEscalation: false
            capabilities:
              drop: ["ALL"]
      nodeSelector:
        kubernetes.io/os: linux
`,
  (index) => `apiVersion: v1
kind: Service
metadata:
  name: web-${index}
  namespace: shop
  annotations:
    example.com/description: "routes \\"shop\\" traffic to the instances of this release"
    example.com/runbook: >-
${'      If requests fail, look at the endpoints first, then at the network policies.\n'.repeat(8)}spec:
  type: ClusterIP
  selector:
    app.kubernetes.io/instance: web-${index}
  ports:
    - name: http
      port: 80
      targetPort: http
      protocol: TCP
`,
  (index) => `apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts-${index}
  namespace: shop
data:
  run.sh: |
    #!/bin/sh
    set -eu
    if [ -n "$1" ] && [ -d "$1" ]; then
      find "$1" -type f -name '*.log' -exec grep -E 'level=(error|fatal)\\s+msg="[^"]+"' {} \\; \\
        | sed -e 's/\\(.*\\)ts=\\([0-9]*\\)/\\2 \\1/' \\
              -e 's/\\x1b\\[[0-9;]*m//g' \\
        | sort -u > /tmp/out.txt 2>&1 &
    fi
    case "$2" in
      *.gz) gunzip -c "$2" ;;
      *) cat "$2" ;;
    esac
    printf '%s\\n' "done: \\$HOME \\u2713"
    exec tail -n +1 -F /var/log/app/*.log
  patterns.txt: |
    ^(?<ip>\\d{1,3}(?:\\.\\d{1,3}){3}) - \\S+ \\[(?<time>[^\\]]+)\\] "(?<request>[^"\\\\]*(?:\\\\.[^"\\\\]*)*)"
    ^\\w+\\s+\\d+ \\d\\d:\\d\\d:\\d\\d (?<host>\\S+) (?<program>[^:\\[]+)(?:\\[(?<pid>\\d+)\\])?: (?<message>.*)$
`,
];

/**
 * Deployments, Services and ConfigMaps of about 1 KB each, with escapes and encodings that could
 * hide a word.
 */
export function withoutWindows(index: number): string {
  return makersWithoutWindows[index % makersWithoutWindows.length](index);
}

export function documents(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('---\n');
}
