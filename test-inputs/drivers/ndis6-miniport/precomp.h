// Everything that the driver's sources include, once.

#pragma once

#include <ntifs.h>

#include <ndis.h>

#include "echonic.h"
