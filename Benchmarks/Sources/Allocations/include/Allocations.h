#pragma once

/// How often memory has been asked for since the process began, by anybody in it.
unsigned long allocation_count(void);
