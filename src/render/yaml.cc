// SPDX-License-Identifier: MIT
#include "klubba/render.h"
#include "render/register_shape.h"
#include "render/yaml_writer.h"

namespace klubba {

void render_yaml(const Register& entry, std::string& out) {
  YamlWriter writer(out);
  write_register(entry, writer);
}

}  // namespace klubba
