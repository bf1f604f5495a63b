import { z } from 'zod';

// The content policy of the window refuses compiled functions, which zod would try with its first schema: before that.
z.config({ jitless: true });
