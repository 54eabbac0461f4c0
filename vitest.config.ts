import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    // The default leaves one of two processors idle while tests wait for what they started.
    maxWorkers: 2,
    setupFiles: ['test/support/fast-check.ts'],
  },
})
export default config
