'use strict';
console.error('broken on purpose');
throw new Error('broken on purpose');
