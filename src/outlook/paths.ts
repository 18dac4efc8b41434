export const retentionPath = '/outlook/retention'
export const promptsPath = '/outlook/prompts'
export const signalsPath = '/outlook/signals'
