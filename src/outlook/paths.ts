export const retentionPath = '/outlook/retention'
